using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

/// <summary>Does something before the next transaction begins, once.</summary>
internal sealed class ClosingInBetween : DbTransactionInterceptor
{
    public Func<Task> Close { get; set; } = () => Task.CompletedTask;

    public bool IsArmed { get; set; }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        if (IsArmed)
        {
            IsArmed = false;
            await Close();
        }

        return result;
    }
}
