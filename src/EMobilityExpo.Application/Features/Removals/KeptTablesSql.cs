namespace EMobilityExpo.Application.Features.Removals;

using EMobilityExpo.Application.Database;

/// <summary>The tables whose rows can be taken out and brought back. A new column of one of them belongs here too; a test looks that none is missing.</summary>
public static class KeptTablesSql
{
    const string Pair = "exhibitor_id>participant buyer_id>participant";

    const string OfPair = "t.exhibitor_id = @Id OR t.buyer_id = @Id";

    const string OfParticipant = "t.participant_id = @Id";

    public static readonly KeptTable Participant = Table(
        "participant", "t.id = @Id",
        """
        event_id public_id side external_key registration_number name_ko name_en normalised_name country region kind division website booth own_booth online
        delegation time_zone max_meetings max_per_day min_meetings contact_name contact_email contact_phone note timetable_key created_at updated_at row_version
        """);

    public static readonly KeptTable Wants = Table(
        "participant_product", OfParticipant, "participant_id>participant category units_per_year minimum_order_quantity timing importance");

    public static readonly KeptTable Tags = Table("participant_tag", OfParticipant, "participant_id>participant kind code");

    public static readonly KeptTable Absences = Table("unavailability", OfParticipant, "participant_id>participant starts_at ends_at");

    public static readonly KeptTable Page = Table(
        "company_page", OfParticipant, "participant_id>participant about_ko about_en video updated_at row_version");

    const string ProductColumns = "public_id participant_id>participant category name_ko name_en about_ko about_en created_at updated_at row_version";

    public static readonly KeptTable Products = Table("product", OfParticipant, ProductColumns);

    public static readonly KeptTable Product = Table("product", "t.id = @Id", ProductColumns);

    const string MediaColumns =
        """
        event_id public_id participant_id>participant registration_id>registration product_id>product person_id>person kind position name caption_ko caption_en
        type width height bytes hash content<removed_file small_type small_hash small<removed_file uploaded_at row_version
        """;

    public static readonly KeptTable Files = Table("media", OfParticipant, MediaColumns);

    public static readonly KeptTable File = Table("media", "t.id = @Id", MediaColumns);

    const string MembershipColumns = "event_id public_id person_id>person role participant_id>participant owner created_at";

    public static readonly KeptTable Memberships = Table("membership", OfParticipant, MembershipColumns);

    public static readonly KeptTable Membership = Table("membership", "t.id = @Id", MembershipColumns);

    const string AttendeeColumns = "membership_id>membership partner_id>participant";

    public static readonly KeptTable Attendees = Table(
        "meeting_attendee", "t.partner_id = @Id OR t.membership_id IN (SELECT m.id FROM membership m WHERE m.participant_id = @Id)", AttendeeColumns);

    public static readonly KeptTable Attends = Table("meeting_attendee", "t.membership_id = @Id", AttendeeColumns);

    public static readonly KeptTable Shortlists = Table(
        "shortlist", "t.participant_id = @Id OR t.partner_id = @Id", "participant_id>participant partner_id>participant added_at");

    public static readonly KeptTable Pairs = Table("candidate_pair", OfPair, $"event_id {Pair} score factors wish scored_at row_version");

    public static readonly KeptTable Wishes = Table(
        "participant_wish", "t.participant_id = @Id OR t.partner_id = @Id",
        "event_id participant_id>participant partner_id>participant wish rank said_at row_version");

    const string PastMeetingColumns = $"event_id {Pair} occasion requested_by answer exhibitor_rating buyer_rating outcome entered_at";

    public static readonly KeptTable PastMeetings = Table("past_meeting", OfPair, PastMeetingColumns);

    public static readonly KeptTable Occasion = Table("past_meeting", "t.event_id = @EventId AND t.occasion = @Occasion", PastMeetingColumns);

    public static readonly KeptTable Requests = Table(
        "meeting_request", OfPair,
        $"event_id public_id {Pair} asked_by message slot status reason answer asked_at expires_at reminded_at answered_at row_version");

    public static readonly KeptTable Bookings = Table(
        "slot_booking", OfPair, $"event_id public_id {Pair} starts_at table_id>event_table status booked_by created_at");

    public static readonly KeptTable Pins = Table("meeting_pin", OfPair, $"event_id {Pair} starts_at table_id>event_table pinned_by pinned_at");

    public static readonly KeptTable Delegation = Table(
        "delegation", "t.id = @Id",
        """
        event_id public_id side name name_ko name_en country contact_name contact_email together times join_hash join_until view_hash created_at row_version
        """);

    public static readonly KeptTable Import = Table(
        "import_file", "t.id = @Id",
        """
        event_id public_id side file_name content<removed_file about status rows_in rows_new rows_changed rows_same rows_wrong job_run_id>job_run uploaded_by
        uploaded_at committed_at row_version
        """);

    public static readonly KeptTable ImportRows = Table(
        "import_row", "t.import_file_id = @Id", "import_file_id>import_file number verdict name cells detail");

    // What stays and pointed to what is taken out points there again.

    public static readonly KeptTable Pictures = Link("media", "product");

    public static readonly KeptTable Registered = Link("registration", "participant");

    public static readonly KeptTable Brought = Link("registration", "delegation");

    static KeptTable Link(string table, string target) => new(
        table,
        $"SELECT t.public_id, x.public_id AS {target}_id FROM {table} t JOIN {target} x ON x.id = t.{target}_id WHERE x.id = @Id ORDER BY t.id",
        $"UPDATE {table} SET {target}_id = (SELECT x.id FROM {target} x WHERE x.public_id = @{target}_id) WHERE public_id = @public_id AND {target}_id IS NULL",
        target == "participant" ? ["participant_id"] : []);

    /// <param name="of">Which rows.</param>
    /// <param name="columns"><c>a</c>: a value; <c>a&gt;t</c>: the number of a row of t, kept as its public id; <c>a&lt;t</c>: bytes, kept in t.</param>
    static KeptTable Table(string name, string of, string columns)
    {
        var all = columns.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(column => column.Split('>', '<')).ToList();
        var kept = all.Where(column => column[0] != "event_id" && !IsFile(column)).Select(column => column.Length == 1 ? $"t.{column[0]}" : $"{Named(column)} AS {column[0]}");
        return new(
            name,
            $"SELECT {string.Join(", ", kept)} FROM {name} t WHERE {of} ORDER BY t.id",
            $"INSERT INTO {name} ({string.Join(", ", all.Select(column => column[0]))}) VALUES ({string.Join(", ", all.Select(Value))})",
            [.. all.Where(column => column is [_, "participant"]).Select(column => column[0])]);
    }

    static bool IsFile(string[] column) => column is [_, "removed_file"];

    static string Named(string[] column) => $"(SELECT x.{NameOf(column[1])} FROM {column[1]} x WHERE x.id = t.{column[0]})";

    static string Value(string[] column) =>
        column is ["event_id"] ? "@EventId"
        : column.Length == 1 ? $"@{column[0]}"
        : IsFile(column) ? $"(SELECT f.{column[0]} FROM removed_file f WHERE f.public_id = @public_id)"
        : column[1] == "event_table" ? $"(SELECT x.id FROM event_table x WHERE x.event_id = @EventId AND x.number = @{column[0]})"
        : $"(SELECT x.id FROM {column[1]} x WHERE x.public_id = @{column[0]})";

    static string NameOf(string table) => table == "event_table" ? "number" : "public_id";
}
