using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace MiniProgramConsole.Core.Data;

/// <summary>Replaces what a query's lambdas read from the stand-in of its arguments by parameters.</summary>
internal sealed class ArgumentLift(object stand) : ExpressionVisitor
{
    public List<(PropertyInfo Property, ParameterExpression Parameter)> Used { get; } = [];

    protected override Expression VisitMember(MemberExpression node)
    {
        if (ReferenceEquals(ValueOf(node), stand))
        {
            // A method called inside a lambda would read the stand-in's empty properties, once and for all.
            throw new InvalidOperationException($"The query passes on {node.Member.Name} as a whole. Read its properties in the query.");
        }

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
