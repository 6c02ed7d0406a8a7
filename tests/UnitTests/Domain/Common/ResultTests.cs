using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Common;

public sealed class ResultTests
{
    [Fact]
    public void Success_has_no_error()
    {
        Result.Success().IsSuccess.Should().BeTrue();
        Result.Success().Error.Should().BeNull();
    }

    [Fact]
    public void An_error_is_a_failed_result()
    {
        Result result = CommonErrors.Gone;
        result.IsSuccess.Should().BeFalse();
        result.Error.Should().BeSameAs(CommonErrors.Gone);
        Result.Failure(CommonErrors.Gone).Error.Should().BeSameAs(CommonErrors.Gone);
    }

    [Fact]
    public void A_value_is_a_successful_result()
    {
        Result<int> result = 7;
        result.IsSuccess.Should().BeTrue();
        result.Value.Should().Be(7);
    }

    [Fact]
    public void A_failed_result_has_no_value_and_says_why_when_asked_for_it()
    {
        Result<int> result = CommonErrors.Gone;
        result.IsSuccess.Should().BeFalse();
        FluentActions.Invoking(() => result.Value).Should().Throw<InvalidOperationException>().WithMessage("*'gone'*");
    }

    [Fact]
    public void The_pipeline_can_refuse_without_knowing_what_a_use_case_returns()
    {
        Refuse<Result>().Error.Should().BeSameAs(CommonErrors.Forbidden);
        Refuse<Result<string>>().Error.Should().BeSameAs(CommonErrors.Forbidden);
    }

    private static T Refuse<T>() where T : IFailable<T> => T.Failure(CommonErrors.Forbidden);
}
