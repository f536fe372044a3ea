using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Deletion;

/// <summary>What an upper floor holds for a person. Floors are called in the order of their registration.</summary>
public interface IAccountHoldings
{
    /// <summary>Leaves out accounts that hold something here and must therefore stay, even unconfirmed.</summary>
    IQueryable<ApplicationUser> WithNothing(ConsoleDbContext db, IQueryable<ApplicationUser> users);

    /// <summary>True if the person must hand something over before the account can be deleted.</summary>
    Task<bool> KeepsAsync(CommandContext context);

    /// <summary>Removes the person from what others share, and writes the audit entries for it.</summary>
    Task LeaveAsync(CommandContext context, ApplicationUser user);

    /// <summary>Deletes what belongs to the person alone. <paramref name="user"/> must still have its email.</summary>
    Task EraseAsync(ConsoleDbContext db, ApplicationUser user, CancellationToken cancellationToken);
}
