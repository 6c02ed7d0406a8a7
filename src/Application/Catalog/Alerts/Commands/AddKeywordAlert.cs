using AutoMapper;
using FluentValidation;
using MultiWeb.Application.Catalog.Products;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Domain.Catalog.Alerts;
using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Catalog.Alerts.Commands;

/// <summary>Wants to hear of every new listing that a search for the keyword would find. At most 30 of one person.</summary>
/// <param name="Keyword">Up to 10 words that must all occur; 2 to 50 characters, spaces not counted.</param>
[Access(AccessLevel.SignedIn)]
public sealed record AddKeywordAlertCommand(string Keyword) : ICommand<KeywordAlertResponse>;

internal sealed class AddKeywordAlertValidator : AbstractValidator<AddKeywordAlertCommand>
{
    public AddKeywordAlertValidator() => RuleFor(c => c.Keyword).NotEmpty().MustBeSearchText("keyword");
}

internal sealed class AddKeywordAlertHandler(
    IRepository<KeywordAlert> alerts, IKeywordAlertSlots slots, ISearchForms forms, ICurrentUser me, TimeProvider time, IMapper mapper)
    : ICommandHandler<AddKeywordAlertCommand, KeywordAlertResponse>
{
    public async Task<Result<KeywordAlertResponse>> Handle(AddKeywordAlertCommand command, CancellationToken cancellationToken)
    {
        var keyword = string.Join(' ', SearchText.WordsOf(command.Keyword));
        var form = await forms.OfAsync(keyword, cancellationToken);
        if (await alerts.FirstOrDefaultAsync(new SameKeyword(me.Id, form), cancellationToken) is not null)
            return KeywordAlertErrors.Exists;
        var id = await alerts.NextIdAsync(cancellationToken);
        if (await slots.FindFreeAsync(me.Id, id, cancellationToken) is not { } slot)
            return KeywordAlertErrors.TooMany;

        var alert = KeywordAlert.Add(id, slot, me.Id, keyword, form, time.Now());
        if (!alert.IsSuccess)
            return alert.Error;
        alerts.Add(alert.Value);
        return mapper.Map<KeywordAlertResponse>(alert.Value);
    }

    private sealed class SameKeyword : Specification<KeywordAlert>
    {
        public SameKeyword(long userId, string form) => Where(a => a.UserId == userId && a.Form == form);
    }
}
