using System.Linq.Expressions;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Specifications;

/// <summary>
/// Which aggregates are wanted, in the vocabulary of Ardalis.Specification, so that the package can take its place
/// (docs/adr/0005-packages-and-stand-ins.md).
/// </summary>
public abstract class Specification<T> where T : AggregateRoot
{
    private readonly List<Expression<Func<T, bool>>> _wheres = [];
    private readonly List<Expression<Func<T, object?>>> _includes = [];

    public IReadOnlyList<Expression<Func<T, bool>>> WhereExpressions => _wheres;

    public IReadOnlyList<Expression<Func<T, object?>>> IncludeExpressions => _includes;

    /// <summary>The key of "newest first"; the id always breaks ties.</summary>
    public Expression<Func<T, DateTimeOffset>>? NewestFirstBy { get; private set; }

    public Expression<Func<T, object?>>? OrderByExpression { get; private set; }

    protected void Where(Expression<Func<T, bool>> predicate) => _wheres.Add(predicate);

    protected void Include(Expression<Func<T, object?>> path) => _includes.Add(path);

    protected void OrderBy(Expression<Func<T, object?>> key) => OrderByExpression = key;

    protected void OrderByNewest(Expression<Func<T, DateTimeOffset>> key) => NewestFirstBy = key;
}

/// <summary>Which aggregates are wanted, and as what: the projection runs in the database.</summary>
public abstract class Specification<T, TResponse> : Specification<T> where T : AggregateRoot;
