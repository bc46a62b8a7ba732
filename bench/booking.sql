-- The bare transaction: what a visit of six desks has to write, statement by statement.
\set seq :seq + 1
\set person :client_id * :people + :seq
\set n random(0, :last)
BEGIN;
SELECT set_config('lock_timeout', '2000ms', true), set_config('pghistory.context_id', gen_random_uuid()::text, true),
  set_config('pghistory.context_metadata', '{"kind": "system", "actor": null, "why": "hold_visit"}', true);
INSERT INTO foundation_idempotencykey (id, who, key, operation, fingerprint, outcome, created_at)
  VALUES (gen_random_uuid(), 'system:', 'bench-' || lpad(to_hex(:person::int), 32, '0')::uuid, 'hold_visit',
    '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
    '{"visit": "00000000-0000-0000-0000-000000000007", "expires_at": "2026-11-23T00:10:00+00:00"}', now());
SELECT id, capacity - taken FROM booking_slot
  WHERE centre_id = '00000000-0000-0000-0000-000000000007' AND (desk_kind, starts_at) IN (
    ('copy', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '0 minutes'),
    ('cash', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '5 minutes'),
    ('insurance', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '10 minutes'),
    ('print', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '15 minutes'),
    ('medical', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '20 minutes'),
    ('file', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '25 minutes'))
  ORDER BY id FOR NO KEY UPDATE;
UPDATE booking_slot SET taken = taken + 1
  WHERE centre_id = '00000000-0000-0000-0000-000000000007' AND taken < capacity AND (desk_kind, starts_at) IN (
    ('copy', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '0 minutes'),
    ('cash', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '5 minutes'),
    ('insurance', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '10 minutes'),
    ('print', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '15 minutes'),
    ('medical', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '20 minutes'),
    ('file', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '25 minutes'));
INSERT INTO booking_visit (id, person_id, centre_id, purpose, state, day, starts_at, ends_at, walk_in,
    hold_expires_at, identity_hash, made_at, changed_at)
  VALUES (gen_random_uuid(), lpad(to_hex(:person::int), 32, '0')::uuid, '00000000-0000-0000-0000-000000000007', 'filing', 'held',
    (timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '0 minutes')::date, timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '0 minutes', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '25 minutes', false, now(), '', now(), now())
  RETURNING id AS visit \gset
INSERT INTO booking_visitplace (id, visit_id, slot_id, person_id, centre_id, service, desk_kind, starts_at,
    minutes, "order", walk_in)
  SELECT gen_random_uuid(), :visit::uuid, id, lpad(to_hex(:person::int), 32, '0')::uuid, centre_id, desk_kind, desk_kind, starts_at, 3,
    row_number() OVER (ORDER BY starts_at), false
  FROM booking_slot WHERE centre_id = '00000000-0000-0000-0000-000000000007' AND (desk_kind, starts_at) IN (
    ('copy', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '0 minutes'),
    ('cash', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '5 minutes'),
    ('insurance', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '10 minutes'),
    ('print', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '15 minutes'),
    ('medical', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '20 minutes'),
    ('file', timestamptz '2026-11-23 00:00Z' + :n::int * interval '30 minutes' + interval '25 minutes'));
COMMIT;
