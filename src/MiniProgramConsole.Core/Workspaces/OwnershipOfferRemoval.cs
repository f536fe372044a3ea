using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Removes offers, in the transaction of what ends them.</summary>
internal static class OwnershipOfferRemoval
{
    /// <summary>Removes the offer to somebody who is no longer an active member.</summary>
    public static Task WithdrawAsync(ConsoleDbContext db, long workspaceId, long userId, CancellationToken cancellationToken) =>
        db.OwnershipOffers.Where(offer => offer.WorkspaceId == workspaceId && offer.ToUserId == userId).ExecuteDeleteAsync(cancellationToken);
}
