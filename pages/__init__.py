"""The public pages: home, signs, stories, coordinators, privacy, the chat page, the demo page. Server-made, readable without script."""
