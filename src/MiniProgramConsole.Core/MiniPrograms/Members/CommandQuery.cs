using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>What a command doesn't name is 0 or empty, which no row has.</summary>
internal sealed record CommandQuery(
    long UserId, long SessionId, string SecretHash, DateTime SeenAfter, DateTime BegunAfter, long KeyUserId, Guid Token, long WorkspaceId,
    string MiniProgramId, long MerchantId, string LaunchTarget, string Stream) : IActiveSessions;
