using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

internal static class OwnershipOfferRemoval
{
    public static Task WithdrawAsync(ConsoleDbContext db, long workspaceId, long userId, CancellationToken cancellationToken) =>
        db.OwnershipOffers.Where(offer => offer.WorkspaceId == workspaceId && offer.ToUserId == userId)
            .ExecuteDeleteAsync(cancellationToken);
}
