using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary>Keeps each merchant within its launch targets' limits.</summary>
public sealed class QuotaService(ConsoleDbContext database, WorkspaceService workspaces)
{
    /// <summary>How many places the merchant of a workspace uses, for each launch target in their order.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="userId">The viewer, who learns the names of their own workspaces only.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<QuotaUsage>> ListAsync(WorkspaceMembership workspace, long userId, CancellationToken cancellationToken)
    {
        var mine = workspaces.Of(userId);
        // A row for this workspace, and one for each other that uses places: one question, whatever there is to tell.
        var rows = await database.Workspaces.Where(row => row.MerchantId == workspace.MerchantId)
            .Join(database.MerchantQuotas, row => row.MerchantId, quota => quota.MerchantId, (row, quota) => new
            {
                row.Id,
                quota.LaunchTarget,
                quota.Used,
                UsedThere = database.MiniPrograms.Count(program =>
                    program.WorkspaceId == row.Id && program.LaunchTarget == quota.LaunchTarget && program.DeletedAt == null),
                Name = mine.Where(own => own.Id == row.Id).Select(own => own.Name).FirstOrDefault(),
            })
            .Where(row => row.Id == workspace.Id || row.UsedThere > 0)
            .ToListAsync(cancellationToken);
        return [.. LaunchTargetList.All.Select(target => new QuotaUsage(
            target,
            rows.Where(row => row.LaunchTarget == target.Code).Select(row => row.Used).FirstOrDefault(),
            [.. rows.Where(row => row.LaunchTarget == target.Code && row.Id != workspace.Id)
                .OrderBy(row => row.Name is null).ThenByName(row => row.Name ?? "").ThenBy(row => row.Id)
                .Select(row => new PlacesElsewhere(row.Name, row.UsedThere))]))];
    }

    /// <summary>Says that a merchant has no place left.</summary>
    /// <param name="workspace">The merchant's workspace.</param>
    /// <param name="target">The launch target.</param>
    public static Message LimitMessage(WorkspaceMembership workspace, LaunchTarget target) =>
        new("Limit.Reached", workspace.MerchantName, target.Limit, target.DisplayName);

    /// <summary>Reserves a place, in the transaction that fills it. One conditional update decides, however many race for the last one.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="target">The launch target.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>False where no place is left.</returns>
    internal static async Task<bool> ReserveAsync(
        ConsoleDbContext db, long merchantId, LaunchTarget target, CancellationToken cancellationToken)
    {
        var quota = db.MerchantQuotas.Where(quota => quota.MerchantId == merchantId && quota.LaunchTarget == target.Code);
        var reserved = await quota.Where(quota => quota.Used < target.Limit).ExecuteUpdateAsync(
            set => set.SetProperty(quota => quota.Used, quota => quota.Used + 1).SetProperty(quota => quota.Limit, target.Limit),
            cancellationToken);
        if (reserved == 1)
        {
            return true;
        }

        if (await quota.AnyAsync(cancellationToken))
        {
            return false;
        }

        // Founded by a node of the previous version; the merchant's lock keeps two from adding it.
        db.MerchantQuotas.Add(new MerchantQuota
        {
            MerchantId = merchantId,
            LaunchTarget = target.Code,
            Used = 1,
            Limit = target.Limit,
        });
        return true;
    }

    /// <summary>Gives a place back, in the transaction that empties it.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="launchTarget">The launch target's code.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    internal static Task ReleaseAsync(
        ConsoleDbContext db, long merchantId, string launchTarget, CancellationToken cancellationToken) =>
        db.MerchantQuotas.Where(quota => quota.MerchantId == merchantId && quota.LaunchTarget == launchTarget)
            .ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Used, quota => quota.Used - 1), cancellationToken);
}
