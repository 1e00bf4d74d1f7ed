import sys
from pathlib import Path
from dataclasses import replace
from comity.pipeline.build import *
from comity.pipeline.twins import wording_of
from comity.steps.protect.readers import *
from comity.steps.protect.reader_findings import *
from comity.steps.resolve.view import View, Why
from comity.cli.common import make_host
from comity.kit.samples import sample_files
host=make_host()
PATS=["measures[].necessity","measures[].proportionality","measures[].purpose","measures[].result","measures[].nexus","subject","facts","loss","gain","gravity","offences[].elements","offences[].participation"]
import time
for f in list(sample_files())+[Path(a) for a in sys.argv[1:]]:
    (case,)=read_all([f],host)
    if case.draft.kind not in("request","preservation"): continue
    ch=check_case(case,host); r=ch.resolved
    data=r.draft.data()
    cuts={p:Why("provider") for pat in PATS for p in at_pattern(pat,data)}
    named={x for m in data["measures"] for x in m.get("persons",())}
    cuts|={f"persons[{n}]":Why("provider") for n,p in enumerate(data.get("persons",())) if p["id"] not in named}
    r=replace(r,view=View("provider",cuts))
    t=time.time()
    left=left_for(r)
    s=secrets_for(r,left,wording_of(r,host))
    print("==",f.name, sum(map(len,s._runs[0].values())),len(s._values[0]),len(s.people), sorted(s._values[0])[:400])
    for fi in repeats_for(r,wording_of(r,host)):
        val=dict(__import__("comity.model.drafts.base",fromlist=["leaves"]).leaves(data))
        txt=str(val.get(fi.field))
        print("  ",fi.rule,fi.field,"<-",dict(fi.said.params)["hidden"], "|", txt[:150].replace("\n"," "))
    print(time.time()-t)
