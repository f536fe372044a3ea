using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Profile;

/// <summary>What a floor holds about a person, for the person to download: nothing of others, and no secrets.</summary>
public interface IPersonalDataSource
{
    /// <summary>The lists, each with the name that it has in the file.</summary>
    /// <param name="db">The context.</param>
    /// <param name="user">The person's account.</param>
    IEnumerable<(string Name, IAsyncEnumerable<object> Rows)> Lists(ConsoleDbContext db, ApplicationUser user);
}
