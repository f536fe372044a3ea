using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>A fake SQL Server that records statements, returns no rows and changes none.</summary>
internal sealed class RecordingSqlServer
{
    public List<string> Statements { get; } = [];

    /// <summary>Runs a query that was recorded on another database.</summary>
    public void Ask(Expression query)
    {
        using var context = NewContext();
        var asked = new Roots(context.Model).Visit(query);
        var parameters = new Parameters(context.GetService<IQueryContextFactory>().Create());
        parameters.Visit(asked);
        // This is what EF Core's own entry point does, for an expression whose parameters are already extracted.
        var compilation = context.GetService<IQueryCompilationContextFactory>().Create(async: false);
        var isSequence = asked.Type.IsGenericType && asked.Type.GetGenericTypeDefinition() == typeof(IQueryable<>);
        var result = isSequence ? typeof(IEnumerable<>).MakeGenericType(asked.Type.GetGenericArguments()) : asked.Type;
        typeof(RecordingSqlServer).GetMethod(nameof(Run), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(result).Invoke(null, [compilation, asked, parameters.Context]);
    }

    private static void Run<T>(QueryCompilationContext compilation, Expression query, QueryContext context)
    {
        try
        {
            if (compilation.CreateQueryExecutor<T>(query)(context) is System.Collections.IEnumerable rows)
            {
                rows.GetEnumerator().MoveNext();
            }
        }
        catch (InvalidOperationException exception) when (exception.Message
            .StartsWith("Sequence contains no elements", StringComparison.Ordinal))
        {
            // The query found no row, but its statement has been recorded.
        }
    }

    public ConsoleDbContext NewContext() => Database.SqlServer.NewContextToNowhere(new Connections(), new Commands(Statements));

    /// <summary>Replaces the entity types of the other model with those of this one.</summary>
    private sealed class Roots(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);
    }

    private sealed class Parameters(QueryContext context) : ExpressionVisitor
    {
        public QueryContext Context => context;

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter)
            {
                context.Parameters[parameter.Name] = SampleOf(parameter.Type);
            }

            return base.VisitExtension(node);
        }

        private static object? SampleOf(Type type)
        {
            var known = Nullable.GetUnderlyingType(type) ?? type;
            return known == typeof(string) ? "x"
                : known == typeof(DateTime) ? DateTime.SpecifyKind(DateTime.UnixEpoch, DateTimeKind.Utc)
                : known == typeof(byte[]) ? new byte[] { 1 }
                : known.IsArray ? OneOf(known.GetElementType()!)
                : known.IsGenericType ? ListOf(known.GetGenericArguments()[0])
                : Activator.CreateInstance(known);
        }

        private static Array OneOf(Type element)
        {
            var array = Array.CreateInstance(element, 1);
            array.SetValue(SampleOf(element), 0);
            return array;
        }

        private static System.Collections.IList ListOf(Type element)
        {
            var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            list.Add(SampleOf(element));
            return list;
        }
    }

    private sealed class Connections : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();
    }

    private sealed class Commands(List<string> statements) : DbCommandInterceptor
    {
        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            statements.Add(WithParameters(command));
            return InterceptionResult<int>.SuppressWithResult(0);
        }

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            statements.Add(WithParameters(command));
            var nothing = new DataTable();
            nothing.Columns.AddRange([.. Enumerable.Range(0, 64).Select(number => new DataColumn($"{number}"))]);
            return InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader());
        }

        // Wrapped in a procedure, so that parameters are declared and columns are checked.
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
