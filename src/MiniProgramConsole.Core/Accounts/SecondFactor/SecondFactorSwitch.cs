using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Turns the question for a second factor on or off, in the transaction of the caller.</summary>
internal static class SecondFactorSwitch
{
    /// <summary>Sets it; no browser stands for it any more, and off, there is nothing left of it.</summary>
    public static async Task<ApplicationUser> SetAsync(ConsoleDbContext db, long userId, bool isOn, CancellationToken cancellationToken)
    {
        await KnownDeviceService.ForgetAsync(db, userId, cancellationToken);
        if (!isOn)
        {
            await db.Authenticators.Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
            await db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        }

        var user = await db.Users.FirstAsync(row => row.Id == userId, cancellationToken);
        // Sign-ins under way, which were asked for more or less than is asked for now, die with the stamp.
        (user.TwoFactorEnabled, user.SecurityStamp) = (isOn, Guid.NewGuid().ToString());
        return user;
    }
}
