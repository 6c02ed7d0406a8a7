using System.Text.Json;
using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using static MultiWeb.UnitTests.Domain.Catalog.Products.Listings;

namespace MultiWeb.UnitTests.Domain.Catalog.Products;

/// <summary>Every method in every status: where it leads and what it says, or how it is refused.</summary>
public sealed class ProductStatusTests
{
    private const string Gone = "gone", Own = "cannot_buy_own_product", Reserved = "product_reserved", Taken = "product_not_available", Mismatch = "price_mismatch";

    private static readonly Dictionary<string, Func<Product, Result>> Methods = new()
    {
        ["change price"] = p => p.Change(p.Details with { Price = Money.Of(1m) }, null, Later),
        ["change title"] = p => p.Change(p.Details with { Title = "다른 제목입니다" }, null, Later),
        ["change the rest"] = p => p.Change(
            p.Details with { Description = "설명을 새로 썼습니다.", OriginalPrice = null, CategoryId = 9, Condition = ProductCondition.Fair, Location = null, Point = null, IsNegotiable = true },
            Images(1), Later),
        ["remove"] = p => p.Remove(Later),
        ["reserve"] = p => p.Reserve(Buyer, Details.Price, Later),
        ["reserve own"] = p => p.Reserve(Seller, Details.Price, Later),
        ["reserve for less"] = p => p.Reserve(Buyer, Money.Of(1m), Later),
        ["release"] = p => p.Release(Buyer, Later),
        ["sell"] = p => p.Sell(Later),
    };

    private static readonly Dictionary<string, Type> Says = new()
    {
        ["change price"] = typeof(ProductChanged),
        ["change title"] = typeof(ProductChanged),
        ["change the rest"] = typeof(ProductChanged),
        ["remove"] = typeof(ProductRemoved),
        ["reserve"] = typeof(ProductReserved),
        ["release"] = typeof(ProductReleased),
        ["sell"] = typeof(ProductSold),
    };

    /// <summary>For each method, what follows from available, reserved, sold and removed: a status, or the code of a refusal.</summary>
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["change price"] = ["available", Reserved, Taken, Gone],
        ["change title"] = ["available", Reserved, Taken, Gone],
        ["change the rest"] = ["available", "reserved", "sold", Gone],
        ["remove"] = ["removed", Reserved, "removed", Gone],
        ["reserve"] = ["reserved", Taken, Taken, Gone],
        ["reserve own"] = [Own, Own, Own, Gone],
        ["reserve for less"] = [Mismatch, Taken, Taken, Gone],
        ["release"] = [Taken, "available", Taken, Taken],
        ["sell"] = [Taken, "sold", Taken, Taken],
    };

    public static TheoryData<string, ProductStatus> All
    {
        get
        {
            var all = new TheoryData<string, ProductStatus>();
            foreach (var method in Methods.Keys)
            {
                foreach (var status in Enum.GetValues<ProductStatus>())
                    all.Add(method, status);
            }
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Every_method_in_every_status_follows_the_table(string method, ProductStatus from)
    {
        var product = In(from);
        var before = JsonSerializer.Serialize(product);
        var outcome = Methods[method](product);

        var expected = Expected[method][(int)from];
        if (Wording.Parse<ProductStatus>(expected) is { } status)
        {
            outcome.IsSuccess.Should().BeTrue();
            product.Status.Should().Be(status);
            product.UpdatedAt.Should().Be(Later);
            product.Events.Should().ContainSingle().Which.Should().BeOfType(Says[method]);
            product.Events[0].At.Should().Be(Later);
        }
        else
        {
            outcome.Error!.Code.Should().Be(expected);
            JsonSerializer.Serialize(product).Should().Be(before, "a refusal changes nothing");
        }
    }

    [Fact]
    public void What_happened_names_who_it_happened_to()
    {
        var reserved = In(ProductStatus.Available);
        reserved.Reserve(Buyer, Details.Price, Later);
        reserved.Events.Should().Equal(new ProductReserved(Id, Seller, Buyer, Later));

        var sold = In(ProductStatus.Reserved);
        sold.Sell(Later);
        sold.Events.Should().Equal(new ProductSold(Id, Seller, Later));

        var released = In(ProductStatus.Reserved);
        released.Release(Buyer, Later);
        released.Events.Should().Equal(new ProductReleased(Id, Seller, Buyer, Later));
    }
}
