using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Drafts;

namespace MiniProgramConsole.Core.MiniPrograms.PersonalData;

internal sealed class MiniProgramHoldings : IAccountHoldings
{
    public IQueryable<ApplicationUser> WithNothing(ConsoleDbContext db, IQueryable<ApplicationUser> users) => users.Where(user =>
        !db.ProgramMembers.Any(member => member.UserId == user.Id)
        && !db.MiniPrograms.Any(program => program.CreatedById == user.Id || program.ModifiedById == user.Id));

    public Task<bool> KeepsAsync(CommandContext context) => Task.FromResult(false);

    public Task LeaveAsync(CommandContext context, ApplicationUser user) =>
        context.Database.ProgramMembers.Where(row => row.UserId == user.Id).ExecuteDeleteAsync(context.Cancelled);

    public async Task EraseAsync(ConsoleDbContext db, ApplicationUser user, CancellationToken cancellationToken)
    {
        await UnfinishedFormRemoval.OfPersonAsync(db, user.Id, cancellationToken);
        await db.StagedLogos.Where(row => row.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }
}
