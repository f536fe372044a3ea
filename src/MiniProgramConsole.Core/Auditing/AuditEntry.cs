
namespace MiniProgramConsole.Core.Auditing;

/// <summary>Has no foreign keys, so it outlives what it refers to. A stream's entries are numbered from 1 without gaps.</summary>
public sealed class AuditEntry
{
    /// <summary>Room for an IPv6 address with a mapped IPv4 address and a scope.</summary>
    public const int MaxAddressLength = 64;

    public const int MaxCodeLength = 64;

    public const int MaxNameLength = 256;

    public long Id { get; init; }

    public required string Stream { get; set; }

    public required long Number { get; set; }

    public DateTime At { get; init; }

    public long ActorId { get; init; }

    public required string ActorName { get; set; }

    public string? Address { get; init; }

    public required string Action { get; init; }

    public long? WorkspaceId { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required string SubjectName { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public required string PreviousHash { get; set; }

    /// <summary>Covers everything that <see cref="AuditCanonicalForm"/> lists.</summary>
    public required string Hash { get; set; }

    /// <summary>Null if the entry was sealed without a key.</summary>
    public string? KeyId { get; set; }

    internal void Chain(AuditHead head, AuditSealer sealer)
    {
        (Stream, Number, PreviousHash) = (head.Stream, head.Number + 1, head.Hash);
        Seal(sealer);
    }

    internal void Seal(AuditSealer sealer)
    {
        KeyId = sealer.KeyId;
        Hash = sealer.HashOf(this, Number);
    }
}
