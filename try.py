import sys, yaml
from pathlib import Path
from comity.host import *
from comity.pipeline.build import *
from comity.steps.protect.readers import *
from comity.steps.protect import redact
from comity.cli.common import make_host
from dataclasses import replace
host=make_host()
(case,)=read_all([Path(sys.argv[1])],host)
ch=check_case(case,host)
r=ch.resolved
print([b.instrument.id for b in r.relied_on()], readers_of(r))
v=view_of(r,"provider")
for k,w in v.cuts.items(): print(k,"|",w)
red=redact(replace(r,view=v), lambda a,b:"x")
import pprint
d=red.resolved.draft.data()
print(d.keys()); pprint.pprint(d.get("facts")); pprint.pprint(d["measures"]); pprint.pprint(d.get("persons"))
