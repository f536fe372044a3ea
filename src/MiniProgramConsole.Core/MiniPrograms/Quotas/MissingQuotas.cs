using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary>For merchants created before quotas were added on creation, and for new launch targets. Can be repeated.</summary>
public sealed class MissingQuotas(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int AtOnce = 500;

    public async Task AddMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var target in LaunchTargetList.All)
        {
            while (await AddSomeAsync(target, cancellationToken) == AtOnce)
            {
                // Each call adds the next batch.
            }
        }
    }

    private async Task<int> AddSomeAsync(LaunchTarget target, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var without = await db.Merchants
            .Where(merchant => !db.MerchantQuotas.Any(quota => quota.MerchantId == merchant.Id && quota.LaunchTarget == target.Code))
            .OrderBy(merchant => merchant.Id).Select(merchant => merchant.Id).Take(AtOnce).ToListAsync(cancellationToken);
        db.AddRange(without.Select(id => new MerchantQuota { MerchantId = id, LaunchTarget = target.Code, Limit = target.Limit }));
        await db.SaveChangesAsync(cancellationToken);
        return without.Count;
    }
}
