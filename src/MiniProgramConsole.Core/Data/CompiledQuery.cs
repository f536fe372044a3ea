using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MiniProgramConsole.Core.Data;

/// <summary>A query that every request repeats: translated once for each database, then only run.</summary>
/// <typeparam name="TArguments">A record. <c>build</c> may use its properties only inside the query's lambdas, and not decide by
/// them.</typeparam>
/// <typeparam name="TResult">A row.</typeparam>
public sealed class CompiledQuery<TArguments, TResult>(Func<ConsoleDbContext, TArguments, IQueryable<TResult>> build)
    where TArguments : class
{
    private readonly ConditionalWeakTable<IModel, Func<ConsoleDbContext, TArguments, IAsyncEnumerable<TResult>>> compiled = [];

    public async Task<List<TResult>> ListAsync(ConsoleDbContext db, TArguments arguments, CancellationToken cancellationToken)
    {
        var rows = new List<TResult>();
        await foreach (var row in Run(db, arguments).WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The first row, or the type's default.</summary>
    public async Task<TResult?> FindAsync(ConsoleDbContext db, TArguments arguments, CancellationToken cancellationToken)
    {
        await foreach (var row in Run(db, arguments).WithCancellation(cancellationToken))
        {
            return row;
        }

        return default;
    }

    private IAsyncEnumerable<TResult> Run(ConsoleDbContext db, TArguments arguments) =>
        compiled.GetValue(db.Model, _ => Compile(db))(db, arguments);

    private Func<ConsoleDbContext, TArguments, IAsyncEnumerable<TResult>> Compile(ConsoleDbContext db)
    {
        var stand = (TArguments)RuntimeHelpers.GetUninitializedObject(typeof(TArguments));
        var lift = new ArgumentLift(stand);
        var query = lift.Visit(build(db, stand).Expression);
        var (context, arguments) = (Expression.Parameter(typeof(ConsoleDbContext)), Expression.Parameter(typeof(TArguments)));
        Type[] types = [typeof(ConsoleDbContext), .. lift.Used.Select(used => used.Parameter.Type)];
        var lambda = Expression.Lambda(
            Expression.GetFuncType([.. types, typeof(IQueryable<TResult>)]), query, [context, .. lift.Used.Select(used => used.Parameter)]);
        var run = Expression.Constant(CompilerOf(types).Invoke(null, [lambda]));
        var values = lift.Used.Select(used => Expression.Property(arguments, used.Property));
        return Expression.Lambda<Func<ConsoleDbContext, TArguments, IAsyncEnumerable<TResult>>>(
            Expression.Invoke(run, [context, .. values]), context, arguments).Compile();
    }

    private static MethodInfo CompilerOf(Type[] types) => typeof(EF).GetMethods()
        .Single(method => method.Name == nameof(EF.CompileAsyncQuery)
            && method.GetGenericArguments().Length == types.Length + 1
            && method.ReturnType.GetGenericArguments()[^1].Name == typeof(IAsyncEnumerable<>).Name
            && method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1].Name == typeof(IQueryable<>).Name)
        .MakeGenericMethod([.. types, typeof(TResult)]);
}
