using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using MultiWeb.Domain.Common;

namespace MultiWeb.Infrastructure.Common.Persistence;

/// <summary>What holds for every table, so that no configuration has to say it.</summary>
internal static class HouseConventions
{
    private const int EnumMaxLength = 20;

    public static void ApplyHouseConventions(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetSchema(SchemaOf(entity.ClrType));
            if (entity.ClrType.IsAssignableTo(typeof(AggregateRoot)))
                entity.FindProperty(nameof(AggregateRoot.Version))!.IsConcurrencyToken = true;
            foreach (var property in entity.GetProperties())
                Name(property);
        }
    }

    /// <summary>One schema per module: <c>MultiWeb.Domain.Catalog.Products</c> lives in <c>catalog</c>.</summary>
    private static string SchemaOf(Type type) => Wording.Of(type.Namespace!.Split('.')[2]);

    private static void Name(IMutableProperty property)
    {
        property.SetColumnName(Wording.Of(property.Name));
        // Ids are taken from sequences before the insert, keys of parts are given by their aggregate.
        if (property.IsKey())
            property.ValueGenerated = ValueGenerated.Never;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (!type.IsEnum)
            return;
        property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(type))!);
        property.SetMaxLength(EnumMaxLength);
    }

    /// <summary>Enums are stored by their public names.</summary>
    private sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(value => Wording.Of(value), word => Wording.Parse<TEnum>(word)!.Value)
        where TEnum : struct, Enum;
}
