using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace MiniProgramConsole.Core.Data;

/// <summary>Compiles a query whose arguments are a record's properties, of which EF Core knows nothing.</summary>
internal static class QueryCompilation
{
    /// <typeparam name="TArguments">What <paramref name="build"/> gets a stand-in for.</typeparam>
    /// <typeparam name="TRun">IAsyncEnumerable of rows, or Task of what a change returns.</typeparam>
    public static Func<ConsoleDbContext, TArguments, TRun> Compile<TArguments, TRun>(Func<TArguments, Expression> build)
        where TArguments : class
    {
        var stand = (TArguments)RuntimeHelpers.GetUninitializedObject(typeof(TArguments));
        var lift = new ArgumentLift(stand);
        var query = lift.Visit(build(stand));
        var (context, arguments) = (Expression.Parameter(typeof(ConsoleDbContext)), Expression.Parameter(typeof(TArguments)));
        var compiler = CompilerOf([typeof(ConsoleDbContext), .. lift.Used.Select(used => used.Parameter.Type)], typeof(TRun));
        var type = compiler.GetParameters()[0].ParameterType.GetGenericArguments()[0];
        var lambda = Expression.Lambda(type, query, [context, .. lift.Used.Select(used => used.Parameter)]);
        var run = Expression.Constant(compiler.Invoke(null, [lambda]));
        var values = lift.Used.Select(used => Expression.Property(arguments, used.Property));
        return Expression.Lambda<Func<ConsoleDbContext, TArguments, TRun>>(
            Expression.Invoke(run, [context, .. values]), context, arguments).Compile();
    }

    // EF Core has one for each number of arguments: for rows from an IQueryable, or for a result. Others take a DbSet or a cancellation
    // token.
    private static MethodInfo CompilerOf(Type[] arguments, Type run)
    {
        var givesRows = run.Name == typeof(IAsyncEnumerable<>).Name;
        return typeof(EF).GetMethods()
            .Where(method => method.Name == nameof(EF.CompileAsyncQuery))
            .Single(method =>
            {
                var asked = method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments();
                return asked.Length == arguments.Length + 1 && method.GetGenericArguments().Length == asked.Length
                    && (givesRows ? asked[^1].Name == typeof(IQueryable<>).Name : asked[^1].IsGenericParameter);
            })
            .MakeGenericMethod([.. arguments, run.GetGenericArguments()[0]]);
    }
}
