namespace MiniProgramConsole.Core.Commands.Idempotency;

public sealed class AnonymousRecord
{
    public required string Hash { get; init; }

    public DateTime At { get; init; }
}
