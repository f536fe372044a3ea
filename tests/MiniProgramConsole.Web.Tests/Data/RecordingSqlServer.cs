using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Data.SqlServer;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>A SQL Server that is not there: it writes down what it is asked, finds no row, and says of each change that it touched as many as told.</summary>
internal sealed class RecordingSqlServer(int touched) : IDbContextFactory<ConsoleDbContext>
{
    public List<string> Statements { get; } = [];

    public ConsoleDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        options.UseConsoleSqlServer("Server=nowhere")
            .AddInterceptors(new Connections(), new Commands(Statements, touched));
        // Its connection is closed, so it can begin no transaction.
        return new ConsoleDbContext(options.Options) { Database = { AutoTransactionBehavior = AutoTransactionBehavior.Never } };
    }

    private sealed class Connections : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult.Suppress());
    }

    private sealed class Commands(List<string> statements, int touched) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            statements.Add(WithParameters(command));
            return new(InterceptionResult<int>.SuppressWithResult(touched));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            statements.Add(WithParameters(command));
            var nothing = new DataTable();
            nothing.Columns.AddRange([.. Enumerable.Range(0, 64).Select(number => new DataColumn($"{number}"))]);
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader()));
        }

        // As a procedure, so that its parameters are declared and its columns are looked up.
        private string WithParameters(DbCommand command)
        {
            var parameters = command.Parameters.Cast<SqlParameter>().Select(parameter => $"{parameter.ParameterName} {TypeOf(parameter)}");
            return $"CREATE PROCEDURE [recorded{statements.Count}] {string.Join(", ", parameters)} AS\n{command.CommandText}";
        }

        private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
        {
            SqlDbType.Char or SqlDbType.VarChar or SqlDbType.NVarChar or SqlDbType.VarBinary =>
                $"{parameter.SqlDbType}({(parameter.Size is > 0 and <= 4000 ? $"{parameter.Size}" : "max")})",
            var type => $"{type}",
        };
    }
}
