using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

internal sealed record PlacesQuery(long UserId, DateTime Now, bool IsRequiredOfAll, long MerchantId, long WorkspaceId)
    : MembershipQuery(UserId, Now, IsRequiredOfAll);
