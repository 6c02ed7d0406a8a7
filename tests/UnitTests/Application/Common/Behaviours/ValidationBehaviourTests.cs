using FluentValidation;
using MediatR;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Common.Cqrs;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Application.Common.Behaviours;

public sealed class ValidationBehaviourTests
{
    [Fact]
    public async Task Without_a_failure_the_next_one_answers() =>
        (await SendAsync(new Parcel("ok", ["a", "b"], new("x")), [new ParcelValidator()])).Value.Should().Be("delivered");

    [Fact]
    public async Task Without_a_validator_the_next_one_answers() => (await SendAsync(new Parcel(null, [], new("")), [])).Value.Should().Be("delivered");

    [Fact]
    public async Task All_wrong_fields_are_told_at_once_by_their_public_names()
    {
        var refused = await SendAsync(new Parcel(null, ["a", "", "b", ""], new("")), [new ParcelValidator()]);
        refused.Error!.Code.Should().Be("validation_failed");
        refused.Error.Fields.Select(f => (f.Pointer, f.Code)).Should().Equal(
            ("#/street_name", "not_null"),
            ("#/image_urls/1", "not_empty"),
            ("#/image_urls/3", "not_empty"),
            ("#/new_title", "own_code"));
        refused.Error.Fields.Should().AllSatisfy(f => f.Detail.Should().NotBeEmpty());
    }

    [Fact]
    public async Task Every_validator_has_its_say() =>
        (await SendAsync(new Parcel("ok", [], new("")), [new ParcelValidator(), new ParcelValidator()])).Error!.Fields.Should().HaveCount(2);

    private static async Task<Result<string>> SendAsync(Parcel parcel, IEnumerable<IValidator<Parcel>> validators)
    {
        var reached = false;
        var result = await new ValidationBehaviour<Parcel, Result<string>>(validators).Handle(parcel, CancellationToken.None, () =>
        {
            reached = true;
            return Task.FromResult<Result<string>>("delivered");
        });
        reached.Should().Be(result.IsSuccess, "a refused request gets no further");
        return result;
    }

    private sealed record Parcel(string? StreetName, IReadOnlyList<string> ImageUrls, Optional<string> NewTitle) : IRequest<Result<string>>;

    private sealed class ParcelValidator : AbstractValidator<Parcel>
    {
        public ParcelValidator()
        {
            RuleFor(p => p.StreetName).NotNull();
            RuleForEach(p => p.ImageUrls).NotEmpty();
            RuleFor(p => p.NewTitle.Value).NotEmpty().WithErrorCode("own_code");
        }
    }
}
