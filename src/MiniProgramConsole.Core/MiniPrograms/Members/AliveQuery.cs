using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

internal sealed record AliveQuery(long SessionId, long UserId, string SecretHash, DateTime SeenAfter, DateTime BegunAfter)
    : IActiveSessions;
