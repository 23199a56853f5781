"""From ids to words: everything the service says is put together here, from the pack, for one language, moment and talk."""
