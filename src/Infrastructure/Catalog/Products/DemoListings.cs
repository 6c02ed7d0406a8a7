using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Domain.Catalog.Products;
using MultiWeb.Domain.Common;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>A first shelf of things to look at.</summary>
internal sealed class DemoListings(
    MultiWebDbContext db, IUnitOfWork unitOfWork, IRepository<Product> products, TimeProvider time, ILogger<DemoListings> logger) : ISeeder
{
    private static readonly Listing[] Listings =
    [
        new(1, "아이폰 15 프로 256GB 자급제", "1년 사용했고 배터리 효율 91%입니다. 케이스와 충전기 함께 드려요.", 1_050_000, ProductCondition.Good, 37.5563, 126.9236),
        new(1, "LG 그램 16인치 노트북", "문서 작업용으로만 썼어요. laptop, 16GB RAM, SSD 512GB.", 890_000, ProductCondition.LikeNew, 37.5636, 127.0365),
        new(1, "소니 노이즈캔슬링 헤드폰", "박스와 구성품 모두 있습니다. 소리 좋아요.", 210_000, ProductCondition.LikeNew, 37.3947, 127.1112),
        new(2, "노스페이스 눕시 패딩 검정 100", "작년 겨울에 구매해 몇 번 입지 않았습니다.", 150_000, ProductCondition.LikeNew, 35.1631, 129.1636),
        new(2, "빈티지 가죽 크로스백", "사용감 있지만 튼튼합니다. 직거래 선호해요.", 35_000, ProductCondition.Fair, 36.3622, 127.3561),
        new(3, "원목의자를 팝니다", "이사로 내놓는 원목 의자 두 개. 개당 가격입니다.", 25_000, ProductCondition.Good, 37.5495, 126.9137),
        new(3, "이케아 스탠딩 책상 화이트", "높낮이 조절 책상, 상판 140x70. 직접 가져가셔야 해요.", 120_000, ProductCondition.Good, 37.5446, 127.0557),
        new(4, "클린 아키텍처 책", "밑줄 없이 깨끗하게 읽었습니다.", 15_000, ProductCondition.LikeNew, 37.3799, 127.1145),
        new(4, "뮤지컬 티켓 2장 R석", "일정이 겹쳐서 양도합니다. 정가보다 싸게 드려요.", 180_000, ProductCondition.New, 37.5796, 126.9770),
        new(5, "입문용 로드 자전거 스페셜라이즈드", "54사이즈, 타이어 새것입니다. 시승 가능해요.", 550_000, ProductCondition.Good, 37.5219, 126.9245),
        new(5, "4인용 캠핑 텐트 세트", "두 번 사용했고 매트와 랜턴 포함입니다.", 95_000, ProductCondition.Good, 37.8228, 127.5128),
        new(6, "절충형 유모차", "아이가 커서 내놓아요. 세탁 완료했습니다.", 80_000, ProductCondition.Good, 36.3504, 127.3845),
        new(6, "레고 듀플로 대용량 박스", "조각 빠진 것 없어요. 소독해서 드립니다.", 45_000, ProductCondition.Fair, 35.1796, 129.0756),
        new(7, "다이슨 에어랩 컴플리트", "노즐 모두 포함, 정품 등록 가능합니다.", 390_000, ProductCondition.LikeNew, 37.4979, 127.0276),
        new(8, "강아지 하우스 중형", "중형견 사용했고 쿠션 새것으로 바꿨어요.", 30_000, ProductCondition.Fair, 37.5172, 127.0473),
        new(8, "캣타워 대형 원목", "고양이가 안 써요. 직접 가져가실 분 찾습니다.", 60_000, ProductCondition.LikeNew, 37.4837, 126.9297),
        new(9, "제주 감귤 10kg 선물 세트", "선물로 받았는데 양이 많아 나눕니다.", 22_000, ProductCondition.New, 33.4996, 126.5312),
        new(10, "이삿짐 박스 스무 개", "튼튼한 박스입니다. 전부 가져가시는 분께 드려요.", 5_000, ProductCondition.Poor, 37.5665, 126.9780),
    ];

    public async Task SeedAsync(SeedState state, CancellationToken cancellationToken)
    {
        if (state.UserIds.Count == 0 || await db.Set<Product>().AnyAsync(cancellationToken))
            return;
        await unitOfWork.ExecuteAsync(() => PlantAsync(state.UserIds, cancellationToken), commitRefusals: false, cancellationToken);
        logger.LogInformation("{Count} demonstration listings were planted", Listings.Length);
    }

    private async Task<Result> PlantAsync(List<long> sellers, CancellationToken cancellationToken)
    {
        var now = time.Now();
        foreach (var (index, listing) in Listings.Index())
        {
            products.Add(Product.List(
                await products.NextIdAsync(cancellationToken),
                sellers[index % sellers.Count],
                new ProductDetails(
                    listing.Title, listing.Description, Money.Of(listing.Price), null, listing.CategoryId, listing.Condition, null,
                    new GeoPoint(listing.Latitude, listing.Longitude), IsNegotiable: index % 3 == 0),
                [],
                now.AddHours(-3 * index)));
        }
        return Result.Success();
    }

    private sealed record Listing(
        long CategoryId, string Title, string Description, decimal Price, ProductCondition Condition, double Latitude, double Longitude);
}
