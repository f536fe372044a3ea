using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary>Gives quotas to merchants that were founded before there were any at their first moment, and for launch targets that are new.</summary>
public sealed class MissingQuotas(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int AtOnce = 500;

    /// <summary>Adds what is missing, some hundred merchants in each transaction; done again it finds nothing.</summary>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task AddMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var target in LaunchTargetList.All)
        {
            while (await AddSomeAsync(target, cancellationToken) == AtOnce)
            {
                // Those that are left.
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
