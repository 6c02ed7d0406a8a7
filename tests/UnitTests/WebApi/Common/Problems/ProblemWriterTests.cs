using MultiWeb.Domain.Common;
using MultiWeb.WebApi.Common.Problems;

namespace MultiWeb.UnitTests.WebApi.Common.Problems;

public sealed class ProblemWriterTests
{
    /// <summary>The table of the contract, written down a second time: a client depends on every line.</summary>
    [Theory]
    [InlineData(ErrorKind.Malformed, 400)]
    [InlineData(ErrorKind.Unauthenticated, 401)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.MethodNotAllowed, 405)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.Gone, 410)]
    [InlineData(ErrorKind.VersionMismatch, 412)]
    [InlineData(ErrorKind.TooLarge, 413)]
    [InlineData(ErrorKind.UnsupportedMediaType, 415)]
    [InlineData(ErrorKind.Invalid, 422)]
    [InlineData(ErrorKind.TooMany, 429)]
    [InlineData(ErrorKind.Internal, 500)]
    [InlineData(ErrorKind.Unavailable, 503)]
    public void Every_kind_of_refusal_has_its_status(ErrorKind kind, int status) => ProblemWriter.StatusOf(kind).Should().Be(status);

    [Fact]
    public void Only_a_fault_of_ours_is_500() =>
        Enum.GetValues<ErrorKind>().Where(k => ProblemWriter.StatusOf(k) == 500).Should().Equal(ErrorKind.Internal);

    [Fact]
    public void A_title_is_the_code_as_a_heading() => ProblemWriter.TitleOf("product_not_available").Should().Be("Product not available");
}
