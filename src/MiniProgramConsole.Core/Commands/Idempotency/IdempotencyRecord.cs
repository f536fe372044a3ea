
namespace MiniProgramConsole.Core.Commands.Idempotency;

public sealed class IdempotencyRecord
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public long UserId { get; init; }

    public Guid Token { get; init; }

    public required string Fingerprint { get; init; }

    public required string SubjectId { get; init; }

    public required string SubjectName { get; init; }

    public DateTime At { get; init; }
}
