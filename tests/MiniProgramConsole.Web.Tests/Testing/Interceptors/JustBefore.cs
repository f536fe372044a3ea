using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Testing.Interceptors;

/// <summary>Runs a statement within the transaction that is about to save, and so has to begin again.</summary>
/// <param name="table">The one that the statement that saves updates.</param>
internal sealed class JustBefore(string statement, string table) : DbCommandInterceptor
{
    private readonly string[] updates = [$"UPDATE \"{table}\"", $"UPDATE [{table}]"];

    /// <summary>How often it still does so.</summary>
    public int Times { get; set; }

    /// <summary>How often somebody was about to save.</summary>
    public int Saves { get; private set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (!updates.Any(update => command.CommandText.Contains(update, StringComparison.Ordinal)))
        {
            return result;
        }

        Saves++;
        if (Times > 0)
        {
            Times--;
            await using var before = command.Connection!.CreateCommand();
            (before.Transaction, before.CommandText) = (command.Transaction, statement);
            await before.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }
}
