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

    /// <summary>Reveals the names of the person's own workspaces only.</summary>
    public async Task<IReadOnlyList<QuotaUsage>> ListAsync(WorkspaceMembership workspace, long userId, CancellationToken cancellationToken)
    {
        var (_, now, isRequiredOfAll) = workspaces.QueryOf(userId);
        var asked = new PlacesQuery(userId, now, isRequiredOfAll, workspace.MerchantId, workspace.Id);
        var rows = await Places.ListAsync(database, asked, cancellationToken);
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

    /// <summary>Call this in the command that fills the place.</summary>
    internal static async Task<bool> ReserveAsync(
        ConsoleDbContext db, long merchantId, LaunchTarget target, CancellationToken cancellationToken) =>
        TryReserve(
            db, merchantId, target,
            await Row(db, merchantId, target.Code).Select(quota => (int?)quota.Used).FirstOrDefaultAsync(cancellationToken));

    /// <summary>Call this in the command that fills the place. Saving fails if <paramref name="used"/> has changed since it was read, so
    /// that races can't exceed the limit.</summary>
    /// <param name="used">Read under the merchant's lock; null if there is no row.</param>
    internal static bool TryReserve(ConsoleDbContext db, long merchantId, LaunchTarget target, int? used)
    {
        if (used >= target.Limit)
        {
            return false;
        }

        var quota = new MerchantQuota { MerchantId = merchantId, LaunchTarget = target.Code, Used = used ?? 0 };
        // Without a row, a node of the previous version created the merchant. Of several that add it now, its key lets one go on.
        db.Entry(quota).State = used is null ? EntityState.Added : EntityState.Unchanged;
        (quota.Used, quota.Limit) = (quota.Used + 1, target.Limit);
        return true;
    }

    /// <summary>Call this in the command that empties the place. It must name the merchant. Without a row, nothing counts the
    /// place.</summary>
    internal static async Task ReleaseAsync(
        ConsoleDbContext db, long merchantId, string launchTarget, CancellationToken cancellationToken)
    {
        if (await Row(db, merchantId, launchTarget).FirstOrDefaultAsync(cancellationToken) is { } quota)
        {
            quota.Used--;
        }
    }

    private static IQueryable<MerchantQuota> Row(ConsoleDbContext db, long merchantId, string launchTarget) =>
        db.MerchantQuotas.Where(quota => quota.MerchantId == merchantId && quota.LaunchTarget == launchTarget);
}
