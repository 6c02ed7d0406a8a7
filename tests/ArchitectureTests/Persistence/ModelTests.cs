using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.ArchitectureTests.Canaries.Infrastructure.Catalog.Products;
using MultiWeb.ArchitectureTests.Support;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Persistence;

namespace MultiWeb.ArchitectureTests.Persistence;

/// <summary>What every mapping has to say, asked of the model that EF has really built.</summary>
[Collection(RunningProgramTests.Name)]
public sealed class ModelTests : IDisposable
{
    private readonly IServiceScope _scope;
    private readonly BrokenContext _broken = BrokenContext.Create();
    private readonly IReadOnlyList<IEntityType> _real;
    private readonly IReadOnlyList<IEntityType> _canaries;

    public ModelTests(RunningProgram program)
    {
        _scope = program.Services.CreateScope();
        _real = [.. _scope.ServiceProvider.GetRequiredService<MultiWebDbContext>().Model.GetEntityTypes()];
        _canaries = [.. _broken.Model.GetEntityTypes()];
    }

    [Fact]
    public void Every_text_has_a_length() => Properties
        .Where(p => StoredAs(p) == typeof(string) && p.GetColumnType() != "jsonb") // JSON is written by the program itself
        .AtLeast(43)
        .Demands(p => p.GetMaxLength() is > 0, "has no maximum length")
        .Instead("HasMaxLength(Product.TitleMaxLength), the same constant that the validator uses.")
        .TurnedRedBy("BrokenProduct.Title");

    [Fact]
    public void Every_decimal_has_a_precision() => Properties
        .Where(p => StoredAs(p) == typeof(decimal))
        .AtLeast(4)
        .Demands(p => p.GetPrecision() is > 0 && p.GetScale() is not null, "has no precision")
        .Instead("Money has one by convention; any other decimal says HasPrecision(digits, places).")
        .TurnedRedBy("BrokenProduct.Weight");

    [Fact]
    public void Every_aggregate_is_guarded_by_its_version() => Entities
        .Where(e => e.ClrType.IsSubclassOf(typeof(AggregateRoot)))
        .AtLeast(8)
        .Demands(e => e.FindProperty(nameof(AggregateRoot.Version)) is { IsConcurrencyToken: true }, "does not have Version as its concurrency token")
        .Instead("HouseConventions makes it one; do not take it back.")
        .TurnedRedBy("BrokenProduct");

    [Fact]
    public void Every_aggregate_of_the_domain_is_mapped()
    {
        var mapped = _real.Select(e => e.ClrType).ToHashSet();
        Code.Types.Where(t => t.Type.IsSubclassOf(typeof(AggregateRoot)))
            .AtLeast(8)
            .Demands(t => mapped.Contains(t.Type), "has no table")
            .Instead("An IEntityTypeConfiguration<T> in its module's Infrastructure folder; it is found by itself.")
            .TurnedRedBy(typeof(Canaries.Domain.Catalog.Products.OpenProduct));
    }

    [Fact]
    public void Every_foreign_key_of_the_model_has_an_index() => new Rule<IForeignKey>(
            [.. _real.SelectMany(e => e.GetForeignKeys())], [.. _canaries.SelectMany(e => e.GetForeignKeys())],
            k => $"{k.DeclaringEntityType.ClrType.Name}({string.Join(", ", k.Properties.Select(p => p.Name))})")
        .AtLeast(7)
        .Demands(k => k.DeclaringEntityType.GetIndexes().Select(i => i.Properties).Concat(k.DeclaringEntityType.GetKeys().Select(key => key.Properties))
            .Any(columns => columns.Take(k.Properties.Count).SequenceEqual(k.Properties)), "has no index that begins with it")
        .Instead("HasIndex on the columns of the key: without it, deleting or joining reads the whole table.")
        .TurnedRedBy("BrokenImage(ProductId)");

    [Fact]
    public void Every_table_is_in_the_schema_of_its_module() => Entities
        .AtLeast(11)
        .Demands(e => e.GetSchema() is { } schema && schema == Wording.Of(Place.Of(e.ClrType.Namespace).Module ?? ""), "is in the schema of another module")
        .Instead("One PostgreSQL schema per module: HouseConventions sets it by the namespace.")
        .TurnedRedBy("BrokenProduct");

    public void Dispose()
    {
        _broken.Dispose();
        _scope.Dispose();
    }

    private Rule<IEntityType> Entities => new(_real, _canaries, e => e.ClrType.Name);

    private Rule<IProperty> Properties => new(
        [.. _real.SelectMany(e => e.GetProperties())], [.. _canaries.SelectMany(e => e.GetProperties())], p => $"{p.DeclaringType.ClrType.Name}.{p.Name}");

    private static Type StoredAs(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }
}
