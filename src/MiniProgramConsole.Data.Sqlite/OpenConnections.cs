using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A pooled context's connection stays open until the context is disposed of. To open one runs four pragmas, and to
/// close it forgets what <see cref="KeptCommands"/> prepared.</summary>
internal sealed class OpenConnections : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionClosing(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());
}
