using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

public sealed class QuotaService(ConsoleDbContext database, WorkspaceService workspaces)
{
    private static readonly CompiledQuery<PlacesQuery, PlacesUsed> Places = new(UsedIn);

    // Decides by the row itself, so that races can't exceed the limit.
    private static readonly CompiledChange<PlaceReservation, MerchantQuota> Reservations = new(
        (context, asked) => context.MerchantQuotas.Where(quota =>
            quota.MerchantId == asked.MerchantId && quota.LaunchTarget == asked.LaunchTarget && quota.Used < asked.Limit),
        (free, asked) => free.ExecuteUpdateAsync(set => set
            .SetProperty(quota => quota.Used, quota => quota.Used + 1)
            .SetProperty(quota => quota.Limit, quota => asked.Limit)));

    /// <summary>Reveals the names of the person's own workspaces only.</summary>
    public async Task<IReadOnlyList<QuotaUsage>> ListAsync(WorkspaceMembership workspace, long userId, CancellationToken cancellationToken)
    {
        var (_, now, isRequiredOfAll) = workspaces.QueryOf(userId);
        var asked = new PlacesQuery(userId, now, isRequiredOfAll, workspace.MerchantId, workspace.Id);
        var rows = await Places.Run(database, asked).ToListAsync(cancellationToken);
        return [.. LaunchTargetList.All.Select(target => new QuotaUsage(
            target,
            rows.Where(row => row.LaunchTarget == target.Code).Select(row => row.Used).FirstOrDefault(),
            [.. rows.Where(row => row.LaunchTarget == target.Code && row.Id != workspace.Id)
                .OrderBy(row => row.Name is null).ThenByName(row => row.Name ?? "").ThenBy(row => row.Id)
                .Select(row => new PlacesElsewhere(row.Name, row.UsedThere))]))];
    }

    // One row for this workspace and for each other one that uses places, so that one query suffices.
    private static IQueryable<PlacesUsed> UsedIn(ConsoleDbContext db, PlacesQuery asked)
    {
        var mine = WorkspaceService.Of(db, asked);
        return db.Workspaces.Where(row => row.MerchantId == asked.MerchantId)
            .Join(db.MerchantQuotas, row => row.MerchantId, quota => quota.MerchantId, (row, quota) => new PlacesUsed
            {
                Id = row.Id,
                LaunchTarget = quota.LaunchTarget,
                Used = quota.Used,
                UsedThere = db.MiniPrograms.Count(program =>
                    program.WorkspaceId == row.Id && program.LaunchTarget == quota.LaunchTarget && program.DeletedAt == null),
                Name = mine.Where(own => own.Id == row.Id).Select(own => own.Name).FirstOrDefault(),
            })
            .Where(row => row.Id == asked.WorkspaceId || row.UsedThere > 0);
    }

    public static Message LimitMessage(WorkspaceMembership workspace, LaunchTarget target) =>
        new("Limit.Reached", workspace.MerchantName, target.Limit, target.DisplayName);

    /// <summary>Call this in the transaction that fills the place. A conditional update decides, so races can't exceed the limit.</summary>
    internal static async Task<bool> ReserveAsync(
        ConsoleDbContext db, long merchantId, LaunchTarget target, CancellationToken cancellationToken)
    {
        if (await Reservations.RunAsync(db, new(merchantId, target.Code, target.Limit)) == 1)
        {
            return true;
        }

        if (await db.MerchantQuotas.AnyAsync(
            quota => quota.MerchantId == merchantId && quota.LaunchTarget == target.Code, cancellationToken))
        {
            return false;
        }

        db.MerchantQuotas.Add(new MerchantQuota
        {
            MerchantId = merchantId,
            LaunchTarget = target.Code,
            Used = 1,
            Limit = target.Limit,
        });
        // A node of the previous version created the merchant. Of several that add the row now, its key lets one go on.
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Call this in the transaction that empties the place.</summary>
    internal static Task ReleaseAsync(
        ConsoleDbContext db, long merchantId, string launchTarget, CancellationToken cancellationToken) =>
        db.MerchantQuotas.Where(quota => quota.MerchantId == merchantId && quota.LaunchTarget == launchTarget)
            .ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Used, quota => quota.Used - 1), cancellationToken);
}
