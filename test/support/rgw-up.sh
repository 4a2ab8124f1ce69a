#!/bin/bash
# A real S3 server that checks signatures: Ceph's gateway over one store in memory, on loopback, on the ports that are given.
# It says READY when it answers, and goes when its standard input ends. Keys AKTEST / SKTEST, region us-east-1, path style.
# apt-get install -y --no-install-recommends radosgw ceph-mon ceph-osd ceph-mgr ceph-common
set -u
: "${DIRECTORY:?}" "${PORT:?}" "${MON_PORT:?}" "${MON_V1_PORT:?}"
D=$DIRECTORY
mkdir -p "$D"/{mon,osd,mgr,run,log} && cd "$D" || exit 1
FSID=$(cat /proc/sys/kernel/random/uuid)
OSD=$(cat /proc/sys/kernel/random/uuid)
ADDRESSES="[v2:127.0.0.1:$MON_PORT,v1:127.0.0.1:$MON_V1_PORT]"
cat > ceph.conf <<CONF
[global]
fsid = $FSID
mon initial members = a
mon host = $ADDRESSES
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
keyring = $D/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon max pg per osd = 1000
mon data avail warn = 5
mon data avail crit = 2
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 1073741824
run dir = $D/run
admin socket = $D/run/\$name.asok
log file = $D/log/\$name.log
mon data = $D/mon
mgr data = $D/mgr
osd data = $D/osd
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$PORT
CONF

# Whatever becomes of the starter, nothing stays behind.
STARTED=()
stop() { kill "${STARTED[@]}" 2>/dev/null; wait; rm -rf "$D"; }
trap stop EXIT
trap 'exit 0' INT TERM
begin() { "$@" -f > /dev/null 2>&1 & STARTED+=($!); }

key() { ceph-authtool keyring --gen-key -n "$@" > /dev/null; }
ceph-authtool -C keyring --gen-key -n mon. --cap mon 'allow *' > /dev/null || exit 1
key client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' --cap mds 'allow *'
key osd.0 --cap mon 'allow profile osd' --cap osd 'allow *' --cap mgr 'allow profile osd'
key mgr.x --cap mon 'allow profile mgr' --cap osd 'allow *' --cap mds 'allow *'
key client.rgw --cap mon 'allow rwx' --cap osd 'allow rwx' --cap mgr 'allow rw'
monmaptool --create --addv a "$ADDRESSES" --fsid "$FSID" monmap > /dev/null
AS=(-c "$D/ceph.conf" --setuser root --setgroup root)
ceph-mon -i a --mkfs --monmap monmap --keyring keyring "${AS[@]}" > /dev/null 2>&1 || exit 1
begin ceph-mon -i a "${AS[@]}"
for _ in $(seq 30); do timeout 5 ceph -c ceph.conf mon stat > /dev/null 2>&1 && break; sleep 1; done
begin ceph-mgr -i x "${AS[@]}"
timeout 20 ceph -c ceph.conf osd new "$OSD" > /dev/null 2>&1
ceph-osd -i 0 --mkfs --osd-uuid "$OSD" "${AS[@]}" > /dev/null 2>&1
begin ceph-osd -i 0 "${AS[@]}"
for _ in $(seq 30); do timeout 5 ceph -c ceph.conf osd stat 2> /dev/null | grep -q '1 up' && break; sleep 1; done
begin radosgw -c ceph.conf -n client.rgw --setuser root --setgroup root
for _ in $(seq 90); do curl -s -m2 "http://127.0.0.1:$PORT/" > /dev/null && break; sleep 1; done
timeout 60 radosgw-admin -c ceph.conf -n client.rgw user create --uid=t --display-name=t --access-key=AKTEST --secret=SKTEST > /dev/null 2>&1 || exit 1
echo READY
# Until the starter has gone.
cat > /dev/null
