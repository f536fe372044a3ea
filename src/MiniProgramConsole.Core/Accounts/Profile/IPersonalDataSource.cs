using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Profile;

/// <summary>What a floor holds about a person, for their download: nothing about others, and no secrets.</summary>
public interface IPersonalDataSource
{
    IEnumerable<(string Name, IAsyncEnumerable<object> Rows)> Lists(ConsoleDbContext db, ApplicationUser user);
}
