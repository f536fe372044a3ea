using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Testing.Interceptors;

/// <summary>Runs an action once, after a form's session is read and before its transaction begins.</summary>
internal sealed class InBetween : DbTransactionInterceptor
{
    public Func<Task> Happens { get; set; } = () => Task.CompletedTask;

    public bool IsArmed { get; set; }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        if (IsArmed)
        {
            IsArmed = false;
            await Happens();
        }

        return result;
    }
}
