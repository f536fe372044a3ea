
namespace MiniProgramConsole.Core.Auditing;

/// <summary>
/// One line of the audit trail: who did what to what. It has no foreign key, so that it outlives what it speaks of. The entries of a
/// stream are numbered from 1 without gaps, and each holds the hash of the one before.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The most characters of an address (an IPv6 address with a mapped IPv4 one and a scope).</summary>
    public const int MaxAddressLength = 64;

    /// <summary>The most characters of an action's or a subject kind's code.</summary>
    public const int MaxCodeLength = 64;

    /// <summary>The most UTF-16 units of a person's or a subject's name.</summary>
    public const int MaxNameLength = 256;

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The stream; one of <see cref="AuditStreams"/>'s codes.</summary>
    public required string Stream { get; set; }

    /// <summary>The place in the stream, from 1.</summary>
    public required long Number { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who, by key; 0 for the console itself.</summary>
    public long ActorId { get; init; }

    /// <summary>Who, by the display name of that moment.</summary>
    public required string ActorName { get; set; }

    /// <summary>From which network address; null where there was none (a command).</summary>
    public string? Address { get; init; }

    /// <summary>What was done; one of <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>In which workspace; null where it concerns none.</summary>
    public long? WorkspaceId { get; init; }

    /// <summary>What kind of thing it was done to; one of <see cref="AuditSubject"/>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The thing's ID as people know it.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The thing's name at that moment.</summary>
    public required string SubjectName { get; set; }

    /// <summary>The fields before, as a JSON object; null where there was nothing before.</summary>
    public string? Before { get; set; }

    /// <summary>The fields after, as a JSON object; null where nothing is left.</summary>
    public string? After { get; set; }

    /// <summary>The hash of the entry before, or <see cref="AuditSealer.Genesis"/> for the first.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>The seal over everything above and <see cref="PreviousHash"/>.</summary>
    public required string Hash { get; set; }

    /// <summary>Which key sealed it (see <see cref="AuditSealer.KeyId"/>); null where none did.</summary>
    public string? KeyId { get; set; }

    /// <summary>Gives an entry its place and seals it.</summary>
    /// <param name="head">The end of the stream so far.</param>
    /// <param name="sealer">What seals it.</param>
    internal void Chain(AuditHead head, AuditSealer sealer)
    {
        (Stream, Number, PreviousHash) = (head.Stream, head.Number + 1, head.Hash);
        Seal(sealer);
    }

    /// <summary>Seals an entry as it stands.</summary>
    /// <param name="sealer">What seals it.</param>
    internal void Seal(AuditSealer sealer)
    {
        KeyId = sealer.KeyId;
        Hash = sealer.HashOf(this, Number);
    }
}
