using System.Runtime.CompilerServices;
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

    public IAsyncEnumerable<TResult> Run(ConsoleDbContext db, TArguments arguments) => compiled.GetValue(
        db.Model,
        _ => QueryCompilation.Compile<TArguments, IAsyncEnumerable<TResult>>(stand => build(db, stand).Expression))(db, arguments);
}
