using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>
/// Begins something once, in the middle of a transaction: after the first statement that says certain words. It is given a moment, and
/// waited for afterwards, since it may have to wait for the transaction itself.
/// </summary>
internal sealed class Meanwhile : DbCommandInterceptor
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);

    private Func<Task<Page>>? begin;

    public string Words { get; private set; } = "";

    public Task<Page>? Begun { get; private set; }

    public void After(string words, Func<Task<Page>> happens) => (Words, Begun, begin) = (words, null, happens);

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (begin is { } happens && command.CommandText.Contains(Words, StringComparison.Ordinal))
        {
            begin = null;
            Begun = Task.Run(happens, cancellationToken);
            await Task.WhenAny(Begun, Task.Delay(Moment, cancellationToken));
        }

        return result;
    }
}
