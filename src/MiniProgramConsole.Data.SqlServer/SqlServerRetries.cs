using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Retries lost connections, as long as a person waits for a page. Contention is left to the caller, who knows how long to keep
/// trying.</summary>
internal sealed class SqlServerRetries(ExecutionStrategyDependencies dependencies)
    : SqlServerRetryingExecutionStrategy(dependencies, Retrying.MaxCount, Retrying.MaxDelay, errorNumbersToAdd: null)
{
    protected override bool ShouldRetryOn(Exception exception) =>
        !SqlServerErrors.IsContention(exception as SqlException) && base.ShouldRetryOn(exception);
}
