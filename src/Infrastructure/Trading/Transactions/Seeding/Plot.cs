using MultiWeb.Domain.Trading.Transactions;

namespace MultiWeb.Infrastructure.Trading.Transactions.Seeding;

/// <summary>How a deal of the demonstration goes after it was requested.</summary>
/// <param name="Share">How often, against the others.</param>
/// <param name="OpenFor">At most so many hours ago it was that something happened last; null where it is over, perhaps for months.</param>
/// <param name="Steps">In order.</param>
internal sealed record Plot(double Share, double? OpenFor, params IReadOnlyList<PlotStep> Steps)
{
    private static readonly PlotStep Confirm = new(TransitionName.Confirm, DealParty.Seller, 0.05, 10);
    private static readonly PlotStep HandOver = new(TransitionName.HandOver, DealParty.Seller, 4, 50);
    private static readonly PlotStep Receive = new(TransitionName.Receive, DealParty.Buyer, 0.05, 1);

    /// <summary>Every way that the process can go, the happy end the most frequent. A request waits for 24 hours only.</summary>
    public static IReadOnlyList<Plot> All { get; } =
    [
        new(30, null, Confirm, HandOver, Receive),
        new(14, null, Confirm, Receive with { LowHours = 4, HighHours = 50 }),
        new(9, 20),
        new(11, 40, Confirm),
        new(6, 20, Confirm, HandOver),
        new(9, null, new PlotStep(TransitionName.Reject, DealParty.Seller, 0.2, 14, "다른 분과 먼저 약속했어요.", "가족이 계속 쓰겠다고 하네요. 죄송해요.", "상태를 다시 보니 팔기 어려울 것 같아요.")),
        new(9, null, new PlotStep(TransitionName.Withdraw, DealParty.Buyer, 0.1, 12, "더 가까운 데서 구했어요.", "다시 생각해 보니 안 맞을 것 같아요.")),
        new(6, null, Confirm, new PlotStep(TransitionName.Cancel, DealParty.Buyer, 1, 40, "급한 일이 생겨서 못 가게 되었어요.", "생각해 보니 필요가 없을 것 같아요.")),
        new(6, null, Confirm, new PlotStep(TransitionName.Cancel, DealParty.Seller, 1, 40, "옮기다가 망가졌어요. 죄송합니다.", "약속 시간에 연락이 없으셨어요.", "가족이 쓰기로 했어요.")),
    ];

    /// <summary>Whether the product is free again at the end.</summary>
    public bool FreesProduct => Steps is [.., { Name: TransitionName.Reject or TransitionName.Withdraw or TransitionName.Cancel }];

    /// <summary>Whether the request waits for its answer, and so takes one of the buyer's few.</summary>
    public bool Waits => Steps.Count == 0;
}

/// <param name="LowHours">At least so long after the step before.</param>
/// <param name="HighHours">At most so long after the step before.</param>
/// <param name="Notes">What the one who takes it says; none where nothing is said.</param>
internal sealed record PlotStep(TransitionName Name, DealParty By, double LowHours, double HighHours, params IReadOnlyList<string> Notes);
