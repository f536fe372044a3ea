using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Merchants;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary>Ensures that there is a row to lock before the first place is reserved.</summary>
internal sealed class NewMerchantQuotas : INewMerchant
{
    public void Add(ConsoleDbContext db, Merchant merchant) => db.AddRange(
        LaunchTargetList.All.Select(target => new MerchantQuota { Merchant = merchant, LaunchTarget = target.Code, Limit = target.Limit }));
}
