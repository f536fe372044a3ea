using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

internal static class SecondFactorSwitch
{
    public static async Task<ApplicationUser> SetAsync(ConsoleDbContext db, long userId, bool isOn, CancellationToken cancellationToken)
    {
        await KnownDeviceService.ForgetAsync(db, userId, cancellationToken);
        if (!isOn)
        {
            await db.Authenticators.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
            await db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        }

        var user = await db.Users.FirstAsync(row => row.Id == userId, cancellationToken);
        // The new stamp invalidates sign-ins in progress, which were asked for the previous factors.
        (user.TwoFactorEnabled, user.SecurityStamp) = (isOn, Guid.NewGuid().ToString());
        return user;
    }
}
