namespace MiniProgramConsole.Core.Commands.Idempotency;

internal sealed record RecordQuery(long UserId, Guid Token);
