
namespace MiniProgramConsole.Core.Commands.Idempotency;

/// <summary>What a person's command did, so that the same one sent again shows the first result instead of doing it twice.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>How long it is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Who sent it.</summary>
    public long UserId { get; init; }

    /// <summary>What its form carried.</summary>
    public Guid Token { get; init; }

    /// <summary>The SHA-256 over where it was sent and all that it said, normalised, but for secrets.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The ID of what it acted on, as people know it.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The name of what it acted on, at that moment.</summary>
    public required string SubjectName { get; init; }

    /// <summary>When it had its effect, UTC.</summary>
    public DateTime At { get; init; }
}
