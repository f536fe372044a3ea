using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace MiniProgramConsole.Core.Data;

/// <summary>Replaces what a query's lambdas read from the stand-in of its arguments by parameters.</summary>
internal sealed class ArgumentLift(object stand) : ExpressionVisitor
{
    private List<(PropertyInfo Property, ParameterExpression Parameter)> Used { get; } = [];

    /// <param name="build">Builds the query with a stand-in for the arguments.</param>
    /// <param name="built">The query's type.</param>
    /// <param name="result">The type of a row, or what a change returns.</param>
    public static Func<ConsoleDbContext, TArguments, TRun> Compile<TArguments, TRun>(
        Func<TArguments, Expression> build, Type built, Type result)
        where TArguments : class
    {
        var stand = (TArguments)RuntimeHelpers.GetUninitializedObject(typeof(TArguments));
        var lift = new ArgumentLift(stand);
        var query = lift.Visit(build(stand));
        var (context, arguments) = (Expression.Parameter(typeof(ConsoleDbContext)), Expression.Parameter(typeof(TArguments)));
        Type[] types = [typeof(ConsoleDbContext), .. lift.Used.Select(used => used.Parameter.Type)];
        var lambda = Expression.Lambda(
            Expression.GetFuncType([.. types, built]), query, [context, .. lift.Used.Select(used => used.Parameter)]);
        var run = Expression.Constant(CompilerOf(types, result, typeof(TRun)).Invoke(null, [lambda]));
        var values = lift.Used.Select(used => Expression.Property(arguments, used.Property));
        return Expression.Lambda<Func<ConsoleDbContext, TArguments, TRun>>(
            Expression.Invoke(run, [context, .. values]), context, arguments).Compile();
    }

    // EF Core has one for each number of arguments, with rows or a task as what it returns, and more that take a cancellation token.
    private static MethodInfo CompilerOf(Type[] types, Type result, Type run) => typeof(EF).GetMethods()
        .Where(method => method.Name == nameof(EF.CompileAsyncQuery) && method.GetGenericArguments().Length == types.Length + 1)
        .Single(method => method.ReturnType.GetGenericArguments() is { } returned
            && returned.Length == types.Length + 1
            && returned[^1].Name == run.Name
            && method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1].Name
                == (run.Name == typeof(Task<>).Name ? "TResult" : typeof(IQueryable<>).Name))
        .MakeGenericMethod([.. types, result]);

    protected override Expression VisitMember(MemberExpression node)
    {
        if (ValueOf(node) is IQueryable part)
        {
            return Visit(part.Expression);
        }

        if (ValueOf(node.Expression) is DbContext context && node.Member is PropertyInfo table)
        {
            return Visit(((IQueryable)table.GetValue(context)!).Expression);
        }

        if (node.Member is not PropertyInfo property || !ReferenceEquals(ValueOf(node.Expression), stand))
        {
            return base.VisitMember(node);
        }

        var found = Used.Find(used => used.Property.Name == property.Name).Parameter;
        if (found is null)
        {
            found = Expression.Parameter(property.PropertyType, property.Name);
            Used.Add((property, found));
        }

        return found;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        ValueOf(node.Object) is DbContext context && node.Method.Name == nameof(DbContext.Set)
            ? Visit(((IQueryable)node.Method.Invoke(context, [])!).Expression)
            : base.VisitMethodCall(node);

    // A set knows its context, which the compiled query would keep for good.
    protected override Expression VisitExtension(Expression node) =>
        node is QueryRootExpression { QueryProvider: not null } root ? root.DetachQueryProvider() : base.VisitExtension(node);

    // The compiler keeps captured variables in fields of objects, one inside the other.
    private static object? ValueOf(Expression? captured) => captured switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => ValueOf(member.Expression) is { } owner ? field.GetValue(owner) : null,
        _ => null,
    };
}
