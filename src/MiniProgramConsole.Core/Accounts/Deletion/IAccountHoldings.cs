using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Deletion;

/// <summary>What an upper floor holds of a person. Floors are asked in the order of their registration.</summary>
public interface IAccountHoldings
{
    /// <summary>Leaves those accounts that have nothing here that would keep an unconfirmed one from being removed.</summary>
    /// <param name="db">The context.</param>
    /// <param name="users">The accounts.</param>
    IQueryable<ApplicationUser> WithNothing(ConsoleDbContext db, IQueryable<ApplicationUser> users);

    /// <summary>Whether a person has something here that has to go to somebody else before the account can be deleted.</summary>
    /// <param name="context">The command that deletes the account.</param>
    Task<bool> KeepsAsync(CommandContext context);

    /// <summary>Takes a person out of what others share, with the audit entries of that.</summary>
    /// <param name="context">The command that deletes the account.</param>
    /// <param name="user">The account, with its email still.</param>
    Task LeaveAsync(CommandContext context, ApplicationUser user);

    /// <summary>Removes what is a person's alone.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="user">The account, with its email still.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task EraseAsync(ConsoleDbContext db, ApplicationUser user, CancellationToken cancellationToken);
}
