"""How three letters in a row speak for Dutch (positive) or English (negative): natural logarithm of the ratio, rounded, at most 3.

Computed once from word frequencies of both languages; "_" is the edge of a word. Data of language.py.
"""

from __future__ import annotations

_GROUPS: dict[int, str] = {
    -3: """
_a_ _aw _by _cl _ea _eq _ey _i_ _if _mr _oh _ow _ph _qu _s_ _sh _sq _sw _uk _up _us _wh _ye _yo abl abu ack ady ae_ aig ain any aph arp
ary ash aso asy atc aw_ awk aws ay_ ayb aye ayi ays bec bey big bly bmi boa bow bsc but buy by_ cal can cau cca ccu ce_ ced cei ck_ cka
cki ckl cks cle clo coi cop cou cov cow cro cry cs_ cts cup cy_ day dca ddl dib dif dly doi dow ead eaf eah eak eap ear eas eat eav ed_
edl edy eec eei efu eiv ely enc eou eph ery ety ew_ ews exh exu ey_ eys fea few ff_ ffo fid fir fix fly fol fuc ful fur fy_ fyi gai ggl
gh_ ghb ghl ght gib gic gir giv gly gni gns goa goi gov gth gue gy_ hae hea hes hew hey hib hic hif hig hle hly hos how hs_ hus hwa hy_
ibl ic_ ick icl ics icy idg idn iff ify ily iny ion iou irl iry itc ith ity joi jok joy ked kes key kid kly lay lcu lea ley liv liz ll_
lls lly low lts lty ly_ lyi lyn may mea mem mew miz mmy mov mph mps mr_ muc my_ ncy nef neo new ney ngl niz njo nly noi now ntl nvi ny_
nym nyo nyt nyw oan oar oas occ ock ody ogy ohn oic oin ony opy ory osp oub oug oul oun ous ow_ owe owi owl own ows oye oys pai pay pea
peo ph_ phy pic ply poi pou pow ppr ppy pts pur py_ qua qui quo rae raw rb_ rej rew rfa rfo rgy rld rly rms rnm row rry rsh rth rty ry_
ryi ryo ryt sai sav saw say scl scr sea sed set sew sey sfu sh_ shi shm shr sib siv six siz sks sly sod sou sph squ ss_ ssf ssm sts sty
suf sur sy_ tay tch ted tfu th_ thd thl thr ths thw thy tio tly tod tow try ttl tty tuf tup ty_ tyl ual ubm uck udg ued ues ufa ugh uir
ulf uly umb ump unf unl unr uot uou up_ upp urp usa usp utc uth utl uty uy_ vai ved vey vio vot wai way wea wha whe whi who why wid wl_
wn_ wne wns xci xed xes xhi xin xua yar ybe ybo ye_ yea yed yel yer yes yet yin yle ymo yor you ys_ zed
""",
    -2: """
_ab _ag _ai _as _at _ca _ch _co _cr _cu _em _ep _ex _fu _gu _ig _im _it _mc _my _ob _of _ot _rh _sk _su _th _ul _un _wr _ya _yu ab_ ac_
ace acl acr acy adl adu ael ah_ aid aim ait alc amo anc aps ase asu ath atm auc aug aun awa awn ayo bab bac bai bbi be_ bea bef bir bit
ble boy bs_ bse bst buc bud bum cap car cas cco ces chm cid cin cio cis civ cke ckn cky cla cli coa cog com cor cos cot cra cre cri cru
ct_ ctl cto ctr cur cut dar dav ddi dea ded dep det dev dis dle dli dne dua dul dva dy_ ea_ eal eam eca eck edg eez efl eir enj eon equ
esh esi ess etc exp eye fai fal far fe_ ffs fig fit fla for fus fut gag gam ggi gn_ got gs_ gto gui gur guy hab hai has haw hbo hi_ him
hin hip hir hma hme ho_ hom hro hys iab iam ian iar ibr ibu ica ict iec iew ife igh ign ii_ imp inc inj ior ird irm irs irt isf ish iso
isp ive ixe ixt iza job jus kic kit ky_ lab law lco lio llo loa lob loc lou loy lph lth lud lue lum lur maz mb_ mbl mbr meo mes mic mit
mix mmo mn_ mou mpl mpr mpt mpu nce nch nco ncr nea nec nes nev nex nfi nfl nfu ngu nif nio nit nn_ nqu nsf nsh nsi nsu nts nty nue nur
oac oad oat oba obs oct ogn oil oki olv on_ ons oo_ orc osa ose osu oth oup our out owa owd ox_ oxi oy_ pac ped pha phe phi pho pid pin
pok ppl ps_ ptu pus put que rai ray rce rds rea reb reh rem reo req rey rfu rib rid rip riz rl_ rn_ roa roi ros rpo rsa rtl rtn rul sac
saf sas sca sce sci seq ses sev sha she sho sia sic sid sig sil sio sir sk_ ski sm_ son sor ssu stl sua sub sui sun sup sus swe swo tab
tai tak tea tes tex the thi tia tic tif tir tiv tle tme tne ts_ tt_ tta tua tun tur tut ubs ubt ue_ uic ul_ umi ums unc ung unk unp upi
upl ups urb urc urn urr urv ury use ush usl usu uti uts ve_ vic vil viv voi vy_ wav wle wo_ wom wri wro ws_ xce xer xis xpa xpe xpr xt_
xte yal yli yme yon yth zy_
""",
    -1: """
_ad _an _ap _ce _ci _cy _ed _ef _es _ev _fa _fe _fi _fl _fo _fr _hy _il _ir _lo _mu _oc _or _ou _pe _po _pr _pu _re _sa _se _si _so _ta
_tr _ty abb abi abo abs acc aci act ada add adm ado ads adv aff aft agg agr agu ail ais aki al_ alk all alm alo alu aly apo arg arr asc
asi ask ata ate ati ato att aud aul aus ave avi bat bil bje blu bot box bul bus cab cam cat cce cel cem cep cer cia cif cil cip cir cit
clu coc col con coo cta cti ctu cul cum cus cyc deb dec def des dge dia dic did div dmi dou ds_ duc eac ean ece eci ecl eco ecr ect ecu
eep efe efi egu emp ems ent eop epi epo erc es_ ese eso eth ex_ exa exc exe exi ext fac fas fat fav fec fed fer ffi fic fin flo flu fou
fre fri fro fun gal gar gat gla gle glo gna gno gon gre gua gul ham har hat hav hed her his hit hol hor hug hum hur iag ial iat ibe ibi
ice ici icu ida if_ ifi iga igu ile ill ils ima ime imi ims ina ine inf ino int inu inv iol ip_ ipa ipl ipp ips ipt iqu ir_ irc ire iri
iro irr isi ism ito itu iva ivi ix_ ize jec jud jun ket kil kne kno ks_ lai lar lat lds leb led les lia lib lif lit llu lor lov lso lun
lut mad mag mai mas mbe me_ med mma mmu mod mon mor mos mpa mpo ms_ mur mus nab nal nan nar nat nci ncl ndl ne_ ned nfe ng_ ngi nia nic
nim nju nki nno nny nol non nor not nou ns_ nsa nso nt_ obb oca oci ocu od_ oid ois oks old olu omi omp ona onf ono opo ora ork orn oro
orr osi oss ota oti ouc ova ovi par pat pe_ pec pet pir pit pli pon por pos ppi ppo pre pro pta pti rab ral rar rat rch rci re_ red ref
rep res ret rev ria rio rit riv rns roc ror roy rpr rri rro rta run rup rvi sad sag sal san sco scu sec sem sex sim sin sis sit smi so_
soc sol som ssi sso suc sue sug sum swi tac tag tar tat tax tec tha tho til tim tin tit tli to_ tol tom ton tor tou tru tto typ uan uar
uat ub_ uce uct udd uen uff ula ult uma ume una und une uni unt upe upt ura ure uri usi ut_ utt ves vid vir vit was wit xam xpl xpo yan
ycl ype ysi
""",
    1: """
_af _be _ke _ni _ov _va _we ach ags ak_ ald ale alv ang ap_ ats bak bbe bed bee beg beh bel ben bet bos bsi bui cee chr chu dda dde del
der dew die dri dru eau eb_ ebe ebr edo eek eem een ees egg egr eha ehe eho ein eiz el_ ela ele elf eli els elt end eni eno ens env ere
erg ero erp ert esc et_ ete eva evo ewe ewi ft_ fti ga_ gav gea ger ges ghe gie gis gou gri gro hak hee hef het hie hog hoo hri ht_ ich
id_ idd ien ier ilm isc isd jan jen joe jou jul ke_ kee ker kie kle lak ldi lev lgi lie lke lom lpe luc mbu mel mid mie moo nac nad nba
nbo nde nee nel nhe nli nne nsc nva oe_ oes og_ ogs oit olf olk oms onr oon oop oos op_ opt orb ord org pen poe pst rbi rbo rd_ rdo ren
reu rge rgr rho rka rke rki rle rli rlo roo rp_ rpl rst rto rtr rug rva rwa sen sla slo sme soo spr ste tap tba tee teg tel tmo tot tus
twe twi ude uid uiv ulp urd urk url vad vas vec vei ven ver vol vor wak wde web wee wel wer wol won woo ze_ zer zin
""",
    2: """
_ei _er _ge _ht _ka _ku _on _op _vo _vu af_ afi afl ag_ amh anb anj anm anp anw anz arh au_ bes bie bov bru caa dac dbe de_ dee den dhe
dka doe doo dsc dse dst dwe ebb ebi ebl ebo ebs ech eda ede edt eel ef_ eft eg_ ege ei_ eil eim eis eit eki ekl eks eld elg elh elu emm
enh enl enm enz erb erh erl erw etb etz eu_ eun eur eus euv ewo fij fsp gee gei gem gen goe gst haf hei hik hoe hof hte hti ie_ ief ieg
iet itz ja_ jar jon joo jui kal kan kap kas kel kla kli kna kol kon kor kra kro kru kst kwa lag lba lde ldt lee len lft lka lof lst luk
mog naf nbe nbr ndg ndh ndt nem nge nho nhu nie nik nke nkr nla nmo nod nog noo npa ntd nu_ och oev ogd oge oi_ ond onk onz oof orv oud
oze pak pel ptr rak rbe rbl rda rde rdw rei rg_ rha rhe rik rkl rla rok rsp rui rvo rwi rwo sbr sde sdi sek sie slu sne soe tad tei ten
tga tie tig tpa tpl tsb tse tze uis uit uk_ vak van vul wam wap wd_ we_ wem wen wie zal zan zom zon zoo
""",
    3: """
_aa _ee _ie _ij _ik _kl _ko _kr _kw _m_ _oe _om _oo _t_ _u_ _ui _uu _uw _ve _vl _vr _za _ze _zi _zo _zu _zw aad aaf aag aai aak aal aam
aan aap aar aas aat afb afd afg afh afk afs afv afw afz agd agt aie akj akk akt anr anv apj asj atj auw baa bek bem beo bep beu bev bew
bez bij boe buu cht cij daa dag dek deu dez dig dij dik dje dko dok dsd dt_ dui duu duw dza eaa edk edr eef eeg eer eeu efd egd egt ehu
eid eie eik eja ek_ eke ekj ekk eko ekr ekt ekw elk eln elw elz emd emt en_ enb enk enw eoo erd erj erk eru erz esl etg etj eug euk euw
euz evr ewu eza eze ezi ezo fbe fd_ fde fds fge fha fje fko fot fsc fsl fst fwe fwi gaa gaf gd_ gde geb gec gef geg geh gek gel gep gev
gew gez gke gsc gse gt_ gte gve gza haa heb hek heu hij htb htg htj htt htv hui hul huu huw iaa iee iek iem iep ieu iez ig_ igd ige igt
ij_ ijb ijd ije ijf ijg ijh ijk ijl ijm ijn ijp ijs ijt ijv ijw ijz ik_ ika ikb ikk iks ikt ilj imt inz ioe isj itb itd itg itj itk itv
itw jaa jbe jd_ jda jde jdi jdr jds jdt je_ jes jeu jez jf_ jfe jfs jft jge jgt jhe jij jk_ jke jkh jks jkt jl_ jn_ jna jne jnl jns jnt
jpe js_ jst jt_ jte jve jvi jwi jze jzi jzo kaa kam kba kek ken keu kge khe kig kij kje kke kki klo koc koe kom koo kop kos koz kre kri
kse ksu kt_ kte kti ktr kun kus kwe kwi laa lei lek leu lez lfd lfs lg_ lgd lge lhe lij lja ljo lko loe lok loz ltj lui lwe maa md_ mda
mde mee mei mge mhe mij moe mpj mst mt_ mte muz naa nbi ndj nek nen nij nkb nko nkt nmi noe nsd ntb ntj ntk ntv ntw nvl nwe nwo nze nzi
oed oef oeg oei oek oel oem oen oep oer oet oew oez ofd ogt oie okj okk okt olg olw omd omg omh omt omv onb oog ooi oor opb opd opg opj
opn opv opz orz osk otj ouw paa pdr pge pij pje pva pvo raa rbr rdr rdt rek rgd rgt rhu rij rja rko rkr rkt rmd roe rsc rsl rsn rtj rtp
ruk rvl rvu rwe rza rze rzi rzo sbe sch sge sje sko ssc sst stg stj stv stz sve svo taa tbi tda tde tek teu tge tij tik tje tke tko toe
tof tsc tsj tsl tsp tst tsv tui tuk tuu tva tve tvo tzi tzo udt ugd ugk uig uik uim uiz ukk ukt urz usj utj uur uut uw_ uwb uwd uwe uwi
uwk uws uwt uze uzi vaa vee vij vla vle vli vlo vlu voe von voo vra vre vri vro vui vuu waa wac weg wek wet wez wij wik woe wus zaa zag
zak zam zee zeg zei zek zel zen zet zev zic zie zig zij zit zo_ zoa zoc zod zoe zog zor zou zov zow zui zul zus zwa zwe zwi
""",
}
LETTERS: dict[str, int] = {letters: weight for weight, group in _GROUPS.items() for letters in group.split()}
